<#macro emailLayout>
<!DOCTYPE html>
<html lang="${(locale.language)!'en'}" dir="${(ltr!true)?then('ltr','rtl')}">
<head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"></head>
<body style="margin:0;padding:0;background:#f8f5ee;color:#1d2a2a;
    font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:17px;line-height:1.6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f8f5ee">
  <tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"
    style="max-width:560px;background:#fffefb;border:1px solid #dfd8ca;border-top:6px solid #1d6260;border-radius:0 0 12px 12px">
    <tr><td align="left" style="padding:32px 28px">
<p style="margin:0 0 24px;font-family:Charter,Cambria,Georgia,serif;font-size:21px">Pledgekeeper</p>
<#nested>
</td></tr></table>
</td></tr></table>
</body>
</html>
</#macro>

<#macro hello><p style="margin:0 0 16px">Hello<#if (user.firstName)?has_content> ${user.firstName}</#if>,</p></#macro>

<#macro button href label>
<p style="margin:24px 0"><a href="${href}"
    style="display:inline-block;padding:12px 24px;background:#1d6260;color:#ffffff;font-weight:600;
    text-decoration:none;border-radius:10px">${label}</a></p>
</#macro>

<#macro spelledOut href>
<p style="margin:24px 0 0;padding-top:20px;
    border-top:1px solid #dfd8ca;color:#4b5957;font-size:15px">If the button does not work, copy this address into
    your browser:<br><a href="${href}" style="color:#1d6260;word-break:break-all">${href}</a></p>
</#macro>
