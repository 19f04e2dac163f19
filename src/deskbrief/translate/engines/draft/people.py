"""Given names of Arabic speakers, in the spelling that English-language news mostly uses.

Many are words of the language too (``فؤاد`` is also a heart): the list says that they may be names, and that
what follows them with an article is a family name, not an adjective.
"""

from __future__ import annotations

from deskbrief.translate.engines.draft.units import fold_spelling

_LIST = """
محمد Mohammed, أحمد Ahmed, محمود Mahmoud, علي Ali, حسن Hassan, حسين Hussein, مصطفى Mustafa
إبراهيم Ibrahim, يوسف Youssef, عمر Omar, عثمان Othman, خالد Khaled, سعد Saad, سعيد Saeed, سالم Salem
سليم Salim, سلمان Salman, سليمان Suleiman, صالح Saleh, صلاح Salah, طارق Tariq, طلال Talal, عادل Adel
عباس Abbas, عدنان Adnan, عصام Essam, عماد Imad, غسان Ghassan, فارس Fares, فاروق Farouk, فؤاد Fuad
فهد Fahd, فيصل Faisal, قاسم Qassem, كامل Kamel, كريم Karim, كمال Kamal, ماجد Majed, مازن Mazen
مالك Malik, مأمون Mamoun, مروان Marwan, معاذ Muath, منصور Mansour, منير Munir, مهدي Mahdi, موسى Musa
ناجي Naji, ناصر Nasser, نبيل Nabil, نجيب Najib, نزار Nizar, نوري Nouri, هادي Hadi, هاشم Hashem
هاني Hani, هشام Hisham, هيثم Haitham, وائل Wael, وليد Walid, وسام Wissam, ياسر Yasser, ياسين Yassin
يحيى Yahya, أسامة Osama, أسعد Asaad, أشرف Ashraf, أكرم Akram, أمين Amin, أنس Anas, أنور Anwar
أيمن Ayman, إسماعيل Ismail, إياد Iyad, إلياس Elias, بسام Bassam, بشار Bashar, بشير Bashir
بلال Bilal, بدر Badr, برهم Barham, بندر Bandar, تركي Turki, توفيق Tawfiq, ثامر Thamer, جابر Jaber
جاسم Jassim, جعفر Jaafar, جلال Jalal, جمال Jamal, جميل Jamil, جهاد Jihad, جواد Jawad, جورج George
حاتم Hatem, حازم Hazem, حافظ Hafez, حامد Hamed, حبيب Habib, حيدر Haider, حمزة Hamza, حمد Hamad
حمدي Hamdi, حسام Hossam, خليل Khalil, خليفة Khalifa, خميس Khamis, داود Dawood, ذياب Dhiab, رائد Raed
رامي Rami, رشيد Rashid, راشد Rashed, رضا Reda, رعد Raad, رفعت Rifaat, رفيق Rafiq, رياض Riyad
رمضان Ramadan, زياد Ziad, زيد Zaid, زهير Zuhair, سامي Sami, سامر Samer, سامح Sameh, سعود Saud
سفيان Sufyan, سمير Samir, سيف Saif, شياع Shia, شوقي Shawqi, شريف Sharif, شاكر Shaker, صادق Sadiq
صباح Sabah, صدام Saddam, صبري Sabri, ضياء Diaa, طاهر Taher, طه Taha, ظافر Dhafer, عامر Amer
عارف Aref, عاطف Atef, عزيز Aziz, عقيل Aqeel, علاء Alaa, عمار Ammar, عمران Imran, عيسى Issa
غازي Ghazi, غانم Ghanem, فادي Fadi, فائق Faiq, فالح Faleh, فتحي Fathi, فخري Fakhri, فراس Firas
فرج Faraj, فوزي Fawzi, قيس Qais, كاظم Kadhim, كنعان Kanaan, لؤي Louay, لطفي Lotfi, ماهر Maher
مثنى Muthanna, محسن Mohsen, مرتضى Murtada, مسعود Masoud, مشعل Mishaal, مظفر Mudhaffar, معتز Moataz
معمر Muammar, مقتدى Muqtada, ممدوح Mamdouh, مهند Muhannad, ميثم Maitham, ميشال Michel, نادر Nader
نافع Nafea, نايف Nayef, نعيم Naim, نواف Nawaf, نور Nour, هيبت Haibat, وصفي Wasfi, وضاح Waddah
يعقوب Yaqoub, يونس Younis, فاطمة Fatima, عائشة Aisha, خديجة Khadija, مريم Maryam, زينب Zainab
سارة Sara, ليلى Layla, نادية Nadia, نادين Nadine, هدى Huda, هند Hind, هالة Hala, سعاد Suad
سميرة Samira, سلمى Salma, رنا Rana, ريم Reem, رانيا Rania, رغد Raghad, دينا Dina, داليا Dalia
أمل Amal, أمينة Amina, إيمان Iman, أسماء Asmaa, ابتسام Ibtisam, بثينة Buthaina, جميلة Jamila
حنان Hanan, خلود Khuloud, عبير Abeer, غادة Ghada, فرح Farah, لمياء Lamia, لينا Lina, مها Maha
منى Mona, ميسون Maysoon, نجلاء Najlaa, نوال Nawal, هبة Heba, وفاء Wafaa, ياسمين Yasmin
شيماء Shaimaa, صفاء Safaa, عهد Ahed, عبدالله Abdullah, عبدالرحمن Abdulrahman, عبدالعزيز Abdulaziz
عبدالكريم Abdulkarim, عبدالمجيد Abdelmajid, عبدالفتاح Abdel-Fattah, عبدالملك Abdulmalik
عبدالقادر Abdulqader
"""

GIVEN_NAMES: dict[str, str] = {
    fold_spelling(arabic): latin
    for arabic, latin in (entry.split() for line in _LIST.strip().splitlines() for entry in line.split(", "))
}
"""Folded spelling to Latin letters."""
